window.bridgeInFrame = typeof window.bahi;
