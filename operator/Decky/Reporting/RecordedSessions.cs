using Decnet.Operator.Decky.Api;
using Decnet.Operator.Sessions;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>
/// The sessions in a status. They only ever grow: a store that is away for a moment, or keeps no more than ninety days, takes none back.
/// </summary>
internal static class RecordedSessions
{
    public static DeckySessions? Of(DeckySessions? before, SessionCount? now)
    {
        if (now is null || (before?.Total ?? -1) > now.Total || before?.LastAt?.ToUniversalTime() > now.LastAt)
            return before;

        return new() { Total = now.Total, LastAt = now.LastAt, LastSource = now.LastSource };
    }
}
