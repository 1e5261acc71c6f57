using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Store.Profiles;

/// <summary>The columns of a profile, from its type, so that none can be forgotten.</summary>
internal static class ProfileColumns
{
    private static readonly PropertyInfo[] Properties =
        [.. typeof(SessionProfile).GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken)];

    private static readonly Func<SessionProfile, object?>[] Getters = [.. Properties.Select(Getter)];

    public static string UpsertSql()
    {
        string[] columns = ["session_id", "revision", .. Properties.Select(property => SnakeCase.Of(property.Name))];
        var places = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}"));
        var updates = columns.Skip(1).Select(column => $"{column} = excluded.{column}");
        return $"INSERT INTO session_profiles ({string.Join(", ", columns)}) VALUES ({string.Join(", ", places)}) "
            + $"ON CONFLICT (session_id) DO UPDATE SET {string.Join(", ", updates)}";
    }

    public static object?[] Values(long sessionId, int revision, SessionProfile profile) =>
        [sessionId, revision, .. Getters.Select(get => get(profile))];

    // Compiled once: asking each property by reflection costs as much as storing the row.
    private static Func<SessionProfile, object?> Getter(PropertyInfo property)
    {
        var profile = Expression.Parameter(typeof(SessionProfile));
        return Expression.Lambda<Func<SessionProfile, object?>>(Expression.Convert(Expression.Property(profile, property), typeof(object)), profile).Compile();
    }
}
