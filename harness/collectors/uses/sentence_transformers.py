# /// companion
# package = "sentence-transformers"
# purpose = "Embeddings of sentences"
# excluded = "It requires PyTorch, whichever Keras is installed."
# ///
