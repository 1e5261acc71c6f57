using Decnet.Hosting.Answering;
using Decnet.Hosting.Settings;
using Decnet.Store.Opening;
using Decnet.Store.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Decnet.Ingester.Answering;

/// <summary>
/// Tells the operator how many sessions each decky had, for its status: so no worker needs a right in the cluster for that. Counted anew at most once in ten seconds.
/// </summary>
internal sealed class SessionsEndpoint(IStoreEngine engine, WorkerSettings worker, TimeProvider time) : IEndpoints, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private const int DeckiesLimit = 5_000;

    private readonly SemaphoreSlim _gate = new(1);
    private SessionCounts? _counts;
    private long _countedAt;

    public void Map(IEndpointRouteBuilder app) => app.MapGet(WorkerEndpoint.Sessions, AnswerAsync);

    public void Dispose() => _gate.Dispose();

    private async Task<IResult> AnswerAsync(CancellationToken cancelled)
    {
        await _gate.WaitAsync(cancelled);
        try
        {
            if (_counts is null || time.GetElapsedTime(_countedAt) > Fresh)
                (_counts, _countedAt) = (await CountAsync(cancelled), time.GetTimestamp());
            return Results.Json(_counts, WorkerStatusJson.Default.SessionCounts);
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            return Results.Text(fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<SessionCounts> CountAsync(CancellationToken cancelled)
    {
        var totals = await new KnowledgeQueries(engine).DeckyTotalsAsync(DeckiesLimit, cancelled);
        return new SessionCounts
        {
            // A file is this node's own; a server is everybody's.
            Store = engine is SqliteEngine ? $"sqlite/{worker.Node}" : "shared",
            Deckies = [.. totals.Select(total => new DeckyCount(
                total.Namespace, total.Decky, total.Sessions, DateTimeOffset.UnixEpoch.AddMicroseconds(total.LastUs), total.LastAddress))],
        };
    }
}
