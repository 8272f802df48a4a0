"""What ``dateline demo`` plays: six hours of pages of three made-up portals, and the loader for them."""
