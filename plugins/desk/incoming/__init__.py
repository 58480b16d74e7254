"""What units send in, by e-mail and as Word files, made into draft stories."""
