using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace Decnet.Bench.Operator;

/// <summary>Edits random Deckies at a steady pace and sees when the child shows it.</summary>
internal sealed class Editor : IAsyncDisposable
{
    private const int PerSecond = 20;
    private readonly World _world;
    private readonly int _deckies;
    private readonly Random _random = new(20261124);
    private readonly List<ChildWatch> _watches;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new();
    private int _edits;
    private int _known;

    private Editor(World world, int deckies)
    {
        _world = world;
        _deckies = deckies;
        _watches = [.. Edit.Kinds.Select(kind => new ChildWatch(world, Children.Path(kind), (_, child) => See(kind, child)))];
    }

    public static async Task<Editor> WatchingAsync(World world, int deckies)
    {
        var editor = new Editor(world, deckies);
        await Until.TrueAsync(() => Task.FromResult(Volatile.Read(ref editor._known) >= Edit.Kinds.Count * deckies));
        return editor;
    }

    /// <returns>Seconds from sending each edit to its effect.</returns>
    public async Task<double[]> RunAsync(int edits)
    {
        var began = Stopwatch.GetTimestamp();
        var running = new List<Task<double>>();
        for (var number = 0; number < edits; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / PerSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, TimeProvider.System, CancellationToken.None);
            running.Add(MakeAsync(Edit.Random(_random, World.NameOf(_random.Next(_deckies)), _edits++)));
        }

        return await Task.WhenAll(running);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
            await watch.DisposeAsync();
    }

    private async Task<double> MakeAsync(Edit edit)
    {
        var effect = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[edit.Mark] = effect;
        var began = Stopwatch.GetTimestamp();
        await _world.Api.CustomObjects.PatchNamespacedCustomObjectAsync(
            new V1Patch(edit.Patch, V1Patch.PatchType.MergePatch), World.Group, World.Version, Stage.Namespace, World.Plural, edit.Decky);
        return Stopwatch.GetElapsedTime(began, await effect.Task.WaitAsync(TimeSpan.FromMinutes(1))).TotalSeconds;
    }

    private void See(string kind, JsonElement child)
    {
        Interlocked.Increment(ref _known);
        if (_awaited.TryRemove(Edit.MarkOf(kind, child), out var effect))
            effect.TrySetResult(Stopwatch.GetTimestamp());
    }
}
