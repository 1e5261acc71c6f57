using Decnet.Hosting.Living;
using Decnet.Hosting.Looping;
using Decnet.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Hosting.Tests.Running;

/// <summary>A worker that does nothing now and then.</summary>
internal sealed class IdleWorker : IWorker
{
    private PollLoop? _loop;

    public Exception? Fails { get; init; }

    /// <summary>It plays the part of a role that has no logic of its own yet.</summary>
    public static RoleDefinition Role(IdleWorker worker) => new(WorkerRoles.Agent, (_, _) => services => services.AddSingleton<IWorker>(provider =>
    {
        worker._loop = provider.GetRequiredService<PollLoop>();
        provider.GetRequiredService<Liveness>();
        return worker;
    }));

    public Task RunAsync(CancellationToken stopping) => Fails is null
        ? _loop!.RunAsync(new PollOptions { Interval = TimeSpan.FromSeconds(1) }, _ => Task.CompletedTask, stopping)
        : Task.FromException(Fails);
}
