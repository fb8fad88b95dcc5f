"""The shipped encoder: ONNX graphs, tables, tokenizer and labels, checked before they are used."""
