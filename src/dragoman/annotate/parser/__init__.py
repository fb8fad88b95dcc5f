"""Text to sentences of words with tags, trees and names."""
