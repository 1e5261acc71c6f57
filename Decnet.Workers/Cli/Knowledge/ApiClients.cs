using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Knowledge;

/// <summary>All APIs of a cluster: what one of them can't tell, others may; what all refuse is refused.</summary>
internal sealed class ApiClients : IDisposable
{
    private readonly IReadOnlyList<ApiClient> _clients;
    private readonly List<string> _notes;

    private ApiClients(IReadOnlyList<ApiClient> clients, IEnumerable<string> missing) => (_clients, _notes) = (clients, [.. missing]);

    /// <summary>What could not be asked, for the person.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <returns>Null when the cluster has none.</returns>
    public static async Task<ApiClients?> TryOpenAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken)
    {
        var (pods, missing) = await ApiPods.FindAsync(cluster, choice.SystemNamespace, cancellationToken);
        if (pods.Count == 0)
            return null;

        var token = await ApiToken.GetAsync(cluster, pods[0].Namespace, cancellationToken);
        return new ApiClients([.. pods.Select(pod => new ApiClient(cluster, pod, token))], missing);
    }

    /// <exception cref="CliFault">There is none.</exception>
    public static async Task<ApiClients> OpenAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken) =>
        await TryOpenAsync(cluster, choice, cancellationToken) ?? throw new CliFault(
            ExitCode.NotFound, "no API of DECNET runs in this cluster",
            $"see `{ProgramName.Current} workers`: the worker `api` serves it; `{ProgramName.Current} sessions` and replay work without");

    /// <summary>Asks every one.</summary>
    /// <returns>An answer of each that gave one: at least one.</returns>
    public async Task<IReadOnlyList<T>> AskAsync<T>(Func<ApiClient, Task<T>> ask)
    {
        var answers = await Task.WhenAll(_clients.Select(client => TryAsync(client, ask)));
        var faults = answers.Select(answer => answer.Fault).OfType<CliFault>().ToList();
        if (faults.Count == answers.Length)
            throw faults.MinBy(fault => fault.Code == ExitCode.NotFound ? 1 : 0)!;

        // That one node knows nothing of something is no fault where another one does.
        _notes.AddRange(faults.Where(fault => fault.Code != ExitCode.NotFound).Select(fault => fault.Message));
        return [.. answers.Where(answer => answer.Fault is null).Select(answer => answer.Value!)];
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
    }

    private static async Task<(T? Value, CliFault? Fault)> TryAsync<T>(ApiClient client, Func<ApiClient, Task<T>> ask)
    {
        try
        {
            return (await ask(client), null);
        }
        catch (CliFault fault)
        {
            return (default, fault);
        }
    }
}
