using System.Security.Cryptography;
using System.Text;

namespace Decnet.Api.Admitting;

/// <summary>
/// The cluster's answers, kept for seconds: a dashboard asks many times, and a token that is taken back must not be good for long. Tokens are
/// known by a keyed hash, so no memory image of the cache gives one away.
/// </summary>
internal sealed class CachedReviews(IReviews reviews, TimeProvider time) : IReviews, IDisposable
{
    /// <summary>How long a token stays known, and a right granted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan OfRefusals = TimeSpan.FromSeconds(3);
    private const int Capacity = 2048;
    // Whoever sends a flood of made-up tokens must not make one of questions to the API server.
    private const int AtOnce = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ExpiringCache<string, Caller?> _callers = new(Capacity, time);
    private readonly ExpiringCache<string, bool> _rights = new(Capacity, time);
    private readonly SemaphoreSlim _asking = new(AtOnce);

    public async Task<Caller?> WhoAsync(string token, CancellationToken cancellationToken)
    {
        var key = Hash(token);
        if (_callers.TryGet(key, out var known))
            return known;

        var caller = await AskAsync(() => reviews.WhoAsync(token, cancellationToken), cancellationToken);
        _callers.Set(key, caller, caller is null ? OfRefusals : Lifetime);
        return caller;
    }

    public async Task<bool> MayAsync(Caller caller, Question question, CancellationToken cancellationToken)
    {
        var key = Hash(Identity(caller, question));
        if (_rights.TryGet(key, out var known))
            return known;

        var may = await AskAsync(() => reviews.MayAsync(caller, question, cancellationToken), cancellationToken);
        _rights.Set(key, may, may ? Lifetime : OfRefusals);
        return may;
    }

    public void Dispose() => _asking.Dispose();

    // JSON keeps the parts apart, whatever they hold.
    private static string Identity(Caller caller, Question question) =>
        System.Text.Json.JsonSerializer.Serialize(new object?[] { caller.Name, caller.Uid, caller.Groups, caller.Extra, question.Verb, question.Resource, question.Namespace });

    private string Hash(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            return await ask();
        }
        finally
        {
            _asking.Release();
        }
    }
}
