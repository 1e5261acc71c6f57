using Decnet.Operator.Reconciling;
using Decnet.Operator.Sessions;
using Decnet.Workers.Contract;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Operator.Tests.Sessions;

public sealed class SessionBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly ObjectKey Web = new("lab", "web");

    private readonly FakeTimeProvider _time = new(Start);
    private readonly List<ObjectKey> _woken = [];

    [Fact]
    public void What_several_stores_count_is_added_and_one_store_counts_once_whoever_answers_for_it()
    {
        var book = Book();
        book.Note(Counts("sqlite/a", 3, Start, "203.0.113.1"));
        _time.Advance(SessionBook.Pace);
        book.Note(Counts("sqlite/b", 4, Start.AddMinutes(-5), "203.0.113.2"));
        _time.Advance(SessionBook.Pace);
        book.Note(Counts("sqlite/b", 4, Start.AddMinutes(-5), "203.0.113.2"));

        Assert.Equal(new SessionCount(7, Start.UtcDateTime, "203.0.113.1"), book.Of(Web));
        Assert.Equal([Web, Web], _woken);
        Assert.Null(book.Of(new("lab", "other")));
    }

    [Fact]
    public void A_decky_under_attack_changes_once_a_minute()
    {
        var book = Book();
        for (var second = 0; second < 120; second++)
        {
            book.Note(Counts("shared", second + 1, Start.AddSeconds(second), "203.0.113.1"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _woken.Count);
        Assert.Equal(61, book.Of(Web)?.Total);
    }

    [Fact]
    public void An_address_that_is_none_is_left_out()
    {
        var book = Book();
        book.Note(Counts("shared", 1, Start, "<script>"));

        Assert.Equal(new SessionCount(1, Start.UtcDateTime, null), book.Of(Web));
    }

    private SessionBook Book()
    {
        var book = new SessionBook(_time);
        book.Tell(_woken.Add);
        return book;
    }

    private static SessionCounts Counts(string store, long total, DateTimeOffset last, string source) =>
        new() { Store = store, Deckies = [new("lab", "web", total, last, source)] };
}
