"""How the linker proposes which objective a use case serves: by likeness, or by a model's judgement."""
