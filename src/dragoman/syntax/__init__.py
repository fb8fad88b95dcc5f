"""One tree a sentence: who governs whom, and who does what to whom under passives and control."""
