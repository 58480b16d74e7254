"""From files to the model: everything that reads an editor's text, and says what is wrong with it."""
