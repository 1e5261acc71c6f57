using Decnet.Store.Model;
using Decnet.Store.Opening;

namespace Decnet.Store.Reading;

/// <summary>One question to the store.</summary>
internal static class StoreReads
{
    /// <exception cref="StoreUnavailableException">It can't answer now.</exception>
    public static async Task<T> ReadAsync<T>(this IStoreEngine engine, Func<KnowledgeDb, Task<T>> question)
    {
        try
        {
            await using var db = engine.Context();
            return await question(db);
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }
}
