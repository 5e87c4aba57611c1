"""Defaults and schemas, read once: settings, rules, cue phrases, messages. A unit's own files live in its workspace."""
