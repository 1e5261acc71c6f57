using Decnet.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Hosting.Running;

/// <summary>A role that this version can run.</summary>
/// <param name="Name">One of the contract's roles.</param>
/// <param name="Prepare">
/// Reads the role's settings, noting what is wrong with them, and gives what registers its <see cref="IWorker"/>; called only when nothing is wrong.
/// </param>
public sealed record RoleDefinition(string Name, Func<SettingsReader, WorkerSettings, Action<IServiceCollection>> Prepare)
{
    /// <summary>
    /// What `decnet-worker ROLE VERB …` does beside a running worker, in its pod and with its settings; null for a role without verbs. Gives the exit code.
    /// </summary>
    public Func<string[], SettingsReader, TextWriter, TextWriter, Task<int>>? Verbs { get; init; }
}
