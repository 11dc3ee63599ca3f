"""Rules of what is written, validated and said."""
