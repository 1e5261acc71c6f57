namespace Decnet.Operator.Children;

/// <summary>Makes one child as desired, unless it is somebody else's; tells when it had been tampered with.</summary>
internal sealed class ChildApplier(IClusterReader reader, IClusterWriter writer, IEventRecorder events, Patience patience, TimeProvider time)
{
    /// <param name="owner">Whose child it is.</param>
    /// <param name="desired">Only what we own.</param>
    /// <param name="cached">What the cache shows; it shows none of other people's.</param>
    /// <param name="applied">Gets the child as the server keeps it.</param>
    /// <param name="explain">Knows a refusal that only this kind of child can meet.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<StepResult> ApplyAsync<T>(
        Owner owner, T desired, T? cached, Action<T>? applied, Func<ClusterRequestException, Finding?>? explain, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>, new() =>
        ApplyAsync(owner, _ => desired, cached, applied, explain, cancellationToken);

    /// <param name="desire">What is desired beside what exists. Asked again when something exists that the cache did not show.</param>
    /// <inheritdoc cref="ApplyAsync{T}(Owner, T, T, Action{T}, Func{ClusterRequestException, Finding}, CancellationToken)"/>
    public async Task<StepResult> ApplyAsync<T>(
        Owner owner, Func<T?, T> desire, T? cached, Action<T>? applied, Func<ClusterRequestException, Finding?>? explain,
        CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>, new()
    {
        var existing = cached;
        if (existing is null)
        {
            var desired = Stamped(desire(null));
            T? made = null;
            var result = await TryAsync<T>(async () => made = await writer.CreateAsync(desired, cancellationToken), explain);
            if (made is not null)
            {
                applied?.Invoke(made);
            }

            if (made is not null || result is not StepResult.Next)
            {
                return result;
            }

            existing = await reader.GetAsync<T>(ObjectKey.Of(desired), cancellationToken);
        }

        return Objection(existing, owner) is { } objection
            ? objection
            : await TryAsync<T>(() => KeepAsync(owner, existing, Stamped(desire(existing)), applied, cancellationToken), explain);
    }

    private static T Stamped<T>(T desired)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        DesiredHash.Stamp(desired);
        return desired;
    }

    private StepResult? Objection<T>(T? existing, Owner owner)
        where T : class, IKubernetesObject<V1ObjectMeta> => OwnershipCheck.Of(existing, owner) switch
        {
            Ownership.Foreign => StepResult.Wait(
                new(ChildReason.NameTaken, $"metadata.name: the {ResourceKind.Of<T>().Kind} {existing!.Metadata.Name} belongs to somebody else"),
                patience.UntilRenamed),
            Ownership.Former when !IsLeftBehind(owner) => StepResult.Wait(
                new(ChildReason.Provisioning, $"The {ResourceKind.Of<T>().Kind} of an earlier {owner.Kind} of this name is being deleted"),
                patience.UntilCollected),
            _ => null,
        };

    // Nobody else will remove it then: it becomes the owner's. Kubernetes looks at the newest references before it deletes, so it leaves it alone from then on.
    private bool IsLeftBehind(Owner owner) =>
        owner.Entity.Metadata.CreationTimestamp is { } since && time.GetUtcNow().UtcDateTime - since.ToUniversalTime() > patience.UntilAdopted;

    private async Task KeepAsync<T>(Owner owner, T? before, T desired, Action<T>? applied, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var after = await writer.ApplyAsync(desired, cancellationToken);
        if (DesiredHash.WasTampered(before, desired, after))
        {
            events.Warning(
                owner.Entity, ChildReason.Repaired, $"The {ResourceKind.Of<T>().Kind} {after.Metadata.Name} was changed by somebody else and is back as it was");
        }

        applied?.Invoke(after);
    }

    private async Task<StepResult> TryAsync<T>(Func<Task> send, Func<ClusterRequestException, Finding?>? explain)
        where T : IKubernetesObject
    {
        try
        {
            await send();
            return StepResult.Continue;
        }
        catch (ClusterRequestException refusal) when (Refusals.IsNamespaceGoing(refusal))
        {
            return StepResult.Done;
        }
        catch (ClusterRequestException refusal)
            when ((explain?.Invoke(refusal) ?? Refusals.Explain(refusal, ResourceKind.Of<T>().Kind)) is not null)
        {
            return StepResult.Wait(
                (explain?.Invoke(refusal) ?? Refusals.Explain(refusal, ResourceKind.Of<T>().Kind))!, patience.UntilAllowed);
        }
    }
}
