namespace Decnet.Store.Opening;

/// <summary>Which store a worker uses.</summary>
public static class StoreChoice
{
    /// <param name="path">SQLite's file.</param>
    /// <param name="connectionFile">A file that holds PostgreSQL's connection string, which has a password: it comes from a mounted Secret, never from a variable.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="ArgumentException">It holds no connection string.</exception>
    public static IStoreEngine Open(string path, string? connectionFile, TimeProvider time) =>
        connectionFile is null ? new SqliteEngine(path, time) : new PostgresEngine(File.ReadAllText(connectionFile).Trim());
}
