namespace Decnet.Operator.Children;

/// <summary>Makes one child as desired, unless it is somebody else's; tells when it had been tampered with.</summary>
internal sealed class ChildApplier(IClusterReader reader, IClusterWriter writer, IEventRecorder events, Patience patience)
{
    /// <param name="owner">Whose child it is.</param>
    /// <param name="desired">Only what we own.</param>
    /// <param name="cached">What the cache shows; it shows none of other people's.</param>
    /// <param name="applied">Gets the child as the server keeps it.</param>
    /// <param name="explain">Knows a refusal that only this kind of child can meet.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<StepResult> ApplyAsync<T>(
        Owner owner, T desired, T? cached, Action<T>? applied, Func<ClusterRequestException, Finding?>? explain, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>, new()
    {
        var kind = ResourceKind.Of<T>().Kind;
        var existing = cached ?? await reader.GetAsync<T>(ObjectKey.Of(desired), cancellationToken);
        switch (OwnershipCheck.Of(existing, owner))
        {
            case Ownership.Foreign:
                return StepResult.Wait(
                    new(ChildReason.NameTaken, $"metadata.name: the {kind} {desired.Metadata.Name} belongs to somebody else"), patience.UntilRenamed);
            case Ownership.Former:
                return StepResult.Wait(
                    new(ChildReason.Provisioning, $"The {kind} of an earlier {owner.Kind} of this name is being deleted"), patience.UntilCollected);
            default:
                return await SendAsync(owner, kind, desired, existing, applied, explain, cancellationToken);
        }
    }

    private async Task<StepResult> SendAsync<T>(
        Owner owner, string kind, T desired, T? existing, Action<T>? applied, Func<ClusterRequestException, Finding?>? explain,
        CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        DesiredHash.Stamp(desired);
        try
        {
            var after = await writer.ApplyAsync(desired, cancellationToken);
            if (DesiredHash.WasTampered(existing, desired, after))
            {
                events.Warning(owner.Entity, ChildReason.Repaired, $"The {kind} {desired.Metadata.Name} was changed by somebody else and is back as it was");
            }

            applied?.Invoke(after);
            return StepResult.Continue;
        }
        catch (ClusterRequestException refusal) when (Refusals.IsNamespaceGoing(refusal))
        {
            return StepResult.Done;
        }
        catch (ClusterRequestException refusal) when ((explain?.Invoke(refusal) ?? Refusals.Explain(refusal, kind)) is not null)
        {
            return StepResult.Wait((explain?.Invoke(refusal) ?? Refusals.Explain(refusal, kind))!, patience.UntilAllowed);
        }
    }
}
