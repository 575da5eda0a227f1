"""From bytes to syntax with places: characters, YAML, Markdown, citations. What the words mean is decided elsewhere."""
