"""The shipped encoder: ONNX weights, tokenizer, labels, model card."""
