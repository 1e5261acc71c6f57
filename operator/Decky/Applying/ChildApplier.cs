using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Applying;

/// <summary>Makes one child as desired, unless it is somebody else's; tells when it had been tampered with.</summary>
internal sealed class ChildApplier(IClusterReader reader, IClusterWriter writer, IEventRecorder events, Patience patience)
{
    /// <param name="pass">The reconcile.</param>
    /// <param name="desired">Only what we own.</param>
    /// <param name="cached">What the cache shows; it shows none of other people's.</param>
    /// <param name="applied">Gets the child as the server keeps it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<StepResult> ApplyAsync<T>(
        Pass pass, T desired, T? cached, Action<T>? applied, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>, new()
    {
        var kind = typeof(T).Name[2..];
        var existing = cached ?? await reader.GetAsync<T>(ObjectKey.Of(desired), cancellationToken);
        switch (OwnershipCheck.Of(existing, pass.Decky.Metadata.Name, pass.Decky.Metadata.Uid))
        {
            case Ownership.Foreign:
                return StepResult.Wait(
                    new(Reason.NameTaken, $"metadata.name: the {kind} {desired.Metadata.Name} belongs to somebody else"), patience.UntilRenamed);
            case Ownership.Former:
                return StepResult.Wait(
                    new(Reason.Provisioning, $"The {kind} of an earlier decky of this name is being deleted"), patience.UntilCollected);
            default:
                return await SendAsync(pass, kind, desired, existing, applied, cancellationToken);
        }
    }

    private async Task<StepResult> SendAsync<T>(
        Pass pass, string kind, T desired, T? existing, Action<T>? applied, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        DesiredHash.Stamp(desired);
        try
        {
            var after = await writer.ApplyAsync(desired, cancellationToken);
            if (DesiredHash.WasTampered(existing, desired, after))
            {
                events.Warning(pass.Decky, Reason.Repaired, $"The {kind} {desired.Metadata.Name} was changed by somebody else and is back as it was");
            }

            applied?.Invoke(after);
            return StepResult.Continue;
        }
        catch (ClusterRequestException refusal) when (Refusals.IsNamespaceGoing(refusal))
        {
            return StepResult.Done;
        }
        catch (ClusterRequestException refusal) when (Refusals.Explain(refusal, kind, pass.Plan!) is not null)
        {
            return StepResult.Wait(Refusals.Explain(refusal, kind, pass.Plan!)!, patience.UntilAllowed);
        }
    }
}
