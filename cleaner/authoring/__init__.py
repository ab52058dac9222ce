"""What rule authors use: checks of their rules, drafts for a site, imports, and what rules mean in words."""
