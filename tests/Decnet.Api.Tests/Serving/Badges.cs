using System.Collections.Concurrent;
using Decnet.Api.Admitting;

namespace Decnet.Api.Tests.Serving;

/// <summary>The cluster's word as a test gives it. The real one is asked in Decnet.Api.ApiTests.</summary>
internal sealed class Badges : IReviews
{
    public const string Everything = "everything";
    private readonly ConcurrentDictionary<string, string[]> _rights = new() { [Everything] = ["*"] };

    public int Asked;

    /// <summary>The API server is away.</summary>
    public bool Away { get; set; }

    /// <param name="rights">As `verb resource` everywhere, or `verb resource namespace`.</param>
    public Badges Grant(string token, params string[] rights)
    {
        _rights[token] = rights;
        return this;
    }

    public void Revoke(string token) => _rights.TryRemove(token, out _);

    public Task<Caller?> WhoAsync(string token, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Asked);
        return Away
            ? throw new ReviewUnavailableException("the API server can't be asked now", new IOException())
            : Task.FromResult(_rights.ContainsKey(token) ? new Caller(token, null, [], new Dictionary<string, IReadOnlyList<string>>()) : null);
    }

    public Task<bool> MayAsync(Caller caller, Question question, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Asked);
        var wanted = question.Namespace is null ? $"{question.Verb} {question.Resource}" : $"{question.Verb} {question.Resource} {question.Namespace}";
        return Task.FromResult(_rights.TryGetValue(caller.Name, out var rights) && (rights.Contains("*") || rights.Contains(wanted)));
    }
}
