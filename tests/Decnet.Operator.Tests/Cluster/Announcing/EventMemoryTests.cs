using Decnet.Operator.Cluster.Announcing;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Operator.Tests.Cluster.Announcing;

public sealed class EventMemoryTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly EventMemory _memory;

    public EventMemoryTests() => _memory = new EventMemory(_time);

    [Fact]
    public void Equal_announcements_are_one_series()
    {
        var first = Tell("the same");
        _memory.Keep(first, new EventSeries("e", first.At));

        Assert.NotNull(_memory.Find(Tell("the same")));
        Assert.Null(_memory.Find(Tell("another")));
        Assert.Null(_memory.Find(Tell("the same", uid: "2")));
    }

    [Fact]
    public void Many_different_messages_of_one_reason_are_combined()
    {
        var admitted = Enumerable.Range(0, 12).Select(number => _memory.Admit(Tell($"port {number}"))!.Message).ToList();

        Assert.Equal("port 9", admitted[9]);
        Assert.All(admitted[10..], message => Assert.StartsWith("(combined from similar events)", message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_that_announces_without_end_is_stopped_and_others_are_not()
    {
        var admitted = Enumerable.Range(0, 100).Count(_ => _memory.Admit(Tell("again")) is not null);

        Assert.Equal(25, admitted);
        Assert.NotNull(_memory.Admit(Tell("first", uid: "2")));
    }

    private Announcement Tell(string message, string uid = "1") =>
        new(new V1ObjectReference { Uid = uid, Name = "a" }, "Normal", "Tested", message, _time.GetUtcNow());
}
