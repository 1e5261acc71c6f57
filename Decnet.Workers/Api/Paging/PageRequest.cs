using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Decnet.Api.Answering;
using Decnet.Store.Reading;

namespace Decnet.Api.Paging;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="After">Null for the first.</param>
internal readonly record struct PageRequest(PageKey? After, int Limit)
{
    public const int Default = 50;
    public const int Most = 500;

    /// <exception cref="ApiFault">Limit or cursor make no sense.</exception>
    public static PageRequest Read(int? limit, string? cursor) => new(Cursor(cursor), Bounded(limit, Default, Most));

    public static int Bounded(int? limit, int otherwise, int most) => limit switch
    {
        null => otherwise,
        >= 1 when limit <= most => limit.Value,
        _ => throw ApiFault.BadRequest($"limit should be a number from 1 to {most}"),
    };

    /// <summary>One page of rows that were asked for with one more than the limit: that one tells whether there is another.</summary>
    public Page<T> Cut<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, PageKey> key, Func<TRow, T> show)
    {
        var items = rows.Take(Limit).Select(show).ToList();
        return new Page<T>(items, rows.Count > Limit ? Text(key(rows[Limit - 1])) : null);
    }

    private static PageKey? Cursor(string? text)
    {
        const int longest = 64;
        if (string.IsNullOrEmpty(text))
            return null;

        var bytes = new byte[longest];
        if (text.Length <= longest && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split('.') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new PageKey(time, number);
        }

        throw ApiFault.BadRequest("cursor is none of ours: give `next` of the page before, as it is");
    }

    private static string Text(PageKey key) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.AtUs}.{key.Id}")));
}
