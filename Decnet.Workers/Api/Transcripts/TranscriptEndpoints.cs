using System.Runtime.CompilerServices;
using Decnet.Api.Admitting;
using Decnet.Api.Answering;
using Decnet.Api.Paging;
using Decnet.Api.Sessions;
using Decnet.Recordings.Exporting;
using Decnet.Recordings.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Api.Transcripts;

/// <summary>What was typed and shown in a session, for a reader and as a file.</summary>
internal static class TranscriptEndpoints
{
    private const int DefaultEvents = 1000;
    private const int MostEvents = 10_000;

    public static void MapTranscripts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sessions/{sid}/transcript", PageAsync).WithName("getTranscript").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("What was typed and shown, a page of events at a time");
        api.MapGet("/sessions/{sid}/asciicast", CastAsync).WithName("getAsciicast").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("The same as an asciicast v2 file")
            .Produces<string>(contentType: "application/x-asciicast");
    }

    private static async Task<TranscriptPage> PageAsync(
        string sid, Access access, SessionPath path, Recording recording, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? service = null, long? after = null, int? limit = null)
    {
        var most = PageRequest.Bounded(limit, DefaultEvents, MostEvents);
        if (after < 0)
            throw ApiFault.BadRequest("after should be `next` of the page before");

        var session = await path.FindAsync(access, sid, @namespace, decky, service, cancellationToken);
        var withSecrets = await access.MayAsync("get", Question.Credentials, session.Namespace);
        return await new TranscriptReader(sid, after ?? 0, most, withSecrets).ReadAsync(recording.LinesAsync(session, cancellationToken), cancellationToken);
    }

    private static async Task CastAsync(
        string sid, HttpContext context, Access access, SessionPath path, Recording recording, CancellationToken cancellationToken,
        string? @namespace = null, string? decky = null, string? service = null, bool input = true)
    {
        var session = await path.FindAsync(access, sid, @namespace, decky, service, cancellationToken);
        var withSecrets = await access.MayAsync("get", Question.Credentials, session.Namespace);
        await using var lines = recording.LinesAsync(session, cancellationToken).GetAsyncEnumerator(cancellationToken);
        // What can go wrong goes wrong here, while there still can be another answer.
        await lines.MoveNextAsync();

        context.Response.ContentType = "application/x-asciicast";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{sid}.cast\"";
        await new AsciicastExporter(new AsciicastOptions { WithInput = input })
            .ExportAsync(Rest(lines, withSecrets, cancellationToken), context.Response.Body, cancellationToken);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Rest(
        IAsyncEnumerator<ReadOnlyMemory<byte>> lines, bool withSecrets, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (withSecrets || !ShardLine.TryParse(lines.Current, out var record) || !record.NoEcho)
                yield return lines.Current;
        }
        while (await lines.MoveNextAsync());
    }
}
