namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>One session of long ago. Times are seconds since 1970.</summary>
internal sealed record PastLogin(string Account, string From, long Start, long End);
