using System.Globalization;
using System.Runtime.CompilerServices;
using Decnet.Api.Answering;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Reading;
using Decnet.Store.Model;

namespace Decnet.Api.Transcripts;

/// <summary>The lines of one session in the shards of this node, or the reason why there are none.</summary>
internal sealed class Recording(string root)
{
    /// <summary>Good until the next line is asked for. It fails before the first one or not at all.</summary>
    /// <exception cref="ApiFault">404: it is not there. 403: it may not be read.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(Session session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var artifacts = Open();
        var filter = new SourceFilter(session.Namespace, session.Decky, session.Service, Day(session.FirstDay));
        var any = false;
        await foreach (var transcripts in artifacts.FindAsync(filter, cancellationToken))
        {
            await foreach (var line in SessionLines.ReadAsync(transcripts, filter, Last(session), session.Sid, cancellationToken))
            {
                any = true;
                yield return line;
            }
        }

        if (!any)
            throw Missing(session, artifacts.Refused);
    }

    private LocalArtifacts Open()
    {
        try
        {
            return new LocalArtifacts(root);
        }
        catch (DirectoryNotFoundException)
        {
            throw ApiFault.NotFound("no recordings are mounted where this program runs");
        }
        catch (UnauthorizedAccessException)
        {
            throw ApiFault.Forbidden("the recordings' directory may not be read by this program's uid");
        }
    }

    private static ApiFault Missing(Session session, RefusalLog refused) => refused.Refusals is [var first, ..]
        ? ApiFault.Forbidden($"the recording of {session.Sid} can't be read: {first.Path}: {first.Reason}")
        : ApiFault.NotFound(
            $"the session {session.Sid} is known, its recording is not on this node: it was rotated away or deleted, or {session.Namespace}/{session.Decky} records elsewhere");

    private static DateOnly? Last(Session session) =>
        session.EndedUs is not null && DateOnly.TryParseExact(session.LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Day(string day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
