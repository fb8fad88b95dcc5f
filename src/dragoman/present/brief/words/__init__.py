"""What the words of documents let a brief say: whom they name, and which stand by themselves."""
