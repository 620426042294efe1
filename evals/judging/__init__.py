"""The optional judge: a model that labels answers, held against the labels of people."""
