"""Foreign bytes → Document.  Siblings never import each other."""
