using System.Globalization;
using System.Reflection;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Store.Profiles;

/// <summary>The columns of a profile, from its type, so that none can be forgotten.</summary>
internal static class ProfileColumns
{
    private static readonly PropertyInfo[] Properties =
        [.. typeof(SessionProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken)];

    public static string UpsertSql()
    {
        string[] columns = ["session_id", "revision", .. Properties.Select(property => SnakeCase.Of(property.Name))];
        var places = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}"));
        var updates = columns.Skip(1).Select(column => $"{column} = excluded.{column}");
        return $"INSERT INTO session_profiles ({string.Join(", ", columns)}) VALUES ({string.Join(", ", places)}) "
            + $"ON CONFLICT (session_id) DO UPDATE SET {string.Join(", ", updates)}";
    }

    public static object?[] Values(long sessionId, int revision, SessionProfile profile) =>
        [sessionId, revision, .. Properties.Select(property => property.GetValue(profile))];
}
