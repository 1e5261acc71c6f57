namespace Decnet.Recordings.Scanning;

/// <summary>Takes one line; nothing of it may be kept but copies.</summary>
public delegate void LineVisitor(in ScannedLine line);
