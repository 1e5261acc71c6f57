using System.Net.Http.Headers;
using System.Text.Json;
using Decnet.Api.Admitting;
using Decnet.Api.Serving;
using Decnet.Api.Streaming;
using Decnet.Bus.Clients;
using Decnet.Bus.Serving;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Prometheus;

namespace Decnet.Api.Tests.Serving;

/// <summary>The API over real HTTP, a real SQLite file, real shards and a real bus.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    // Making the tables takes longer than most tests.
    private static readonly Lazy<Task<string>> EmptyDatabase = new(MakeDatabaseAsync);

    private readonly string _folder;
    private readonly WebApplication _app;
    private readonly IBus _bus;

    private RunningApi(string folder, WebApplication app, SqliteEngine store, IBus bus, BusServer? server)
    {
        (_folder, _app, _bus, Store, Server) = (folder, app, bus, store, server);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        As(Badges.Everything);
    }

    public HttpClient Http { get; }

    public SqliteEngine Store { get; }

    public BusServer? Server { get; }

    public IReadOnlyCollection<string> Urls => [.. _app.Urls];

    public string Database => Path.Combine(_folder, "knowledge.db");

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<RunningApi> StartAsync(
        Badges? badges = null, FixedObjects? objects = null, StreamOptions? streams = null, TimeProvider? time = null, bool bus = true, Func<string, ApiSettings>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("decnet-api-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "artifacts"));
        File.Copy(await EmptyDatabase.Value, Path.Combine(folder, "knowledge.db"));
        var store = new SqliteEngine(Path.Combine(folder, "knowledge.db"), TimeProvider.System);
        var socket = Path.Combine(folder, "bus.sock");
        var server = bus ? BusServer.Start(new BusServerOptions { SocketPath = socket, HealthInterval = TimeSpan.FromHours(1) }, TimeProvider.System, NullLogger.Instance) : null;
        var client = BusClient.Open("api", bus ? socket : null, TimeProvider.System, new Random(1), NullLogger.Instance);
        var app = ApiServer.Build(new ApiParts
        {
            Settings = (settings?.Invoke(folder) ?? new ApiSettings()) with { Artifacts = Path.Combine(folder, "artifacts"), Port = 0 },
            Store = store,
            Bus = client,
            Reviews = badges ?? new Badges(),
            Objects = objects ?? new FixedObjects(),
            Time = time ?? TimeProvider.System,
            Log = NullLoggerFactory.Instance,
            Metrics = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()),
            Streams = streams ?? new StreamOptions(),
        });
        await app.StartAsync(Cancelled);
        return new RunningApi(folder, app, store, client, server);
    }

    /// <summary>Another worker on the same bus.</summary>
    public IBus Worker() => BusClient.Open("worker", Path.Combine(_folder, "bus.sock"), TimeProvider.System, new Random(2), NullLogger.Instance);

    public RunningApi As(string token)
    {
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return this;
    }

    public async Task StoreAsync(params IEnumerable<object> rows)
    {
        await using var db = Store.Context();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancelled);
    }

    /// <summary>The shard of a decky, its folders made.</summary>
    public string Shard(Session session) => Path.Combine(
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts", session.Namespace, session.Decky, session.Service, "transcripts")).FullName,
        $"sessions-{session.FirstDay}.jsonl");

    public async Task<JsonElement> GetAsync(string path, int status = 200)
    {
        using var answer = await Http.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True((int)answer.StatusCode == status, $"{path}: {(int)answer.StatusCode} {body}");
        Assert.Equal(status == 200 ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The sentence of an answer that is no success.</summary>
    public async Task<string> FaultAsync(string path, int status)
    {
        var problem = await GetAsync(path, status);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem.GetProperty("detail").GetString()!;
    }

    private static async Task<string> MakeDatabaseAsync()
    {
        var path = Path.GetTempFileName();
        await new SqliteEngine(path, TimeProvider.System).MigrateAsync(CancellationToken.None);
        Forget(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }

    // The last connection that is closed brings everything into the file itself.
    private static void Forget(string path)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = 5,
            ForeignKeys = true,
        }.ToString());
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _bus.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
        Forget(Database);
        Directory.Delete(_folder, recursive: true);
    }
}
