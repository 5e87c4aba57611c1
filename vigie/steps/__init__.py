"""One step per arrow of an ad's way: load, call a room, save. Each reads what the last wrote and can run alone."""
