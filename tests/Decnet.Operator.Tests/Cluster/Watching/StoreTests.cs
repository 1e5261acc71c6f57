using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Reconciling;
using static Decnet.Operator.Tests.Cluster.Watching.Things;

namespace Decnet.Operator.Tests.Cluster.Watching;

public sealed class StoreTests
{
    private static readonly HashSet<ObjectKey> AllReadable = [];
    private readonly Store<V1ConfigMap> _store = new();
    private readonly List<string> _told = [];

    public StoreTests() => _store.Subscribe(change => _told.Add(
        $"{(change.Old is null ? "+" : change.New is null ? "-" : "~")}{change.Latest.Metadata.Name}@{change.Latest.Metadata.ResourceVersion}"));

    [Fact]
    public void What_a_list_no_longer_holds_was_deleted_while_nobody_watched()
    {
        _store.Replace("", Resting(Thing("a", "1"), Thing("b", "2")), AllReadable);
        _told.Clear();

        _store.Replace("", Resting(Thing("b", "2"), Thing("c", "5")), AllReadable);

        Assert.Equal(["-a@1", "+c@5"], _told);
    }

    [Fact]
    public void A_list_of_one_namespace_says_nothing_about_another()
    {
        _store.Replace("east", Resting(Thing("a", "1")), AllReadable);
        _store.Replace("west", Resting(Thing("b", "2", ns: "west")), AllReadable);

        Assert.Equal(2, _store.Count);
    }

    [Fact]
    public void An_object_that_cannot_be_decoded_is_not_taken_for_deleted()
    {
        _store.Replace("", Resting(Thing("a", "1")), AllReadable);

        _store.Replace("", Resting(), new HashSet<ObjectKey> { new("east", "a") });

        Assert.NotNull(_store.Get(new ObjectKey("east", "a")));
    }

    [Fact]
    public void The_echo_of_our_own_writes_changes_nothing()
    {
        _store.Upsert(Thing("a", "5"));
        _store.Offer(Thing("a", "7"));
        _store.Offer(Thing("a", "9"));
        _told.Clear();

        _store.Upsert(Thing("a", "7"));
        _store.Upsert(Thing("a", "9"));

        Assert.Empty(_told);
        Assert.Equal("9", _store.Get(new ObjectKey("east", "a"))!.Metadata.ResourceVersion);
    }

    [Fact]
    public void A_change_of_somebody_else_that_came_in_with_our_own_write_is_told_and_the_newer_state_stays()
    {
        _store.Upsert(Thing("a", "5"));
        _store.Offer(Thing("a", "9"));
        _told.Clear();

        _store.Upsert(Thing("a", "7"));
        _store.Upsert(Thing("a", "9"));
        _store.Upsert(Thing("a", "9"));

        Assert.Equal(["~a@9"], _told);
        Assert.Equal("9", _store.Get(new ObjectKey("east", "a"))!.Metadata.ResourceVersion);
    }

    [Fact]
    public void A_list_that_comes_before_the_echo_of_our_own_write_is_told()
    {
        _store.Upsert(Thing("a", "5"));
        _store.Offer(Thing("a", "9"));
        _told.Clear();

        _store.Replace("", Resting(Thing("a", "9")), AllReadable);
        _store.Upsert(Thing("a", "9"));

        Assert.Equal(["~a@9"], _told);
    }

    [Fact]
    public void Nothing_is_awaited_of_an_object_that_went()
    {
        _store.Upsert(Thing("a", "5"));
        _store.Offer(Thing("a", "9"));
        _store.Remove(new ObjectKey("east", "a"));
        _store.Upsert(Thing("a", "12"));
        _told.Clear();

        _store.Upsert(Thing("a", "12"));

        Assert.Empty(_told);
    }

    [Fact]
    public void An_own_write_to_an_object_that_is_gone_does_not_bring_it_back()
    {
        _store.Offer(Thing("a", "9"));

        Assert.Null(_store.Get(new ObjectKey("east", "a")));
    }

    [Fact]
    public void A_list_is_believed_even_when_its_versions_went_back()
    {
        _store.Replace("", Resting(Thing("a", "900")), AllReadable);

        _store.Replace("", Resting(Thing("a", "3")), AllReadable);

        Assert.Equal("3", _store.Get(new ObjectKey("east", "a"))!.Metadata.ResourceVersion);
    }

    [Fact]
    public void A_successor_of_the_same_name_replaces_whatever_its_version()
    {
        _store.Upsert(Thing("a", "900", uid: "old"));

        _store.Upsert(Thing("a", "3", uid: "new"));

        Assert.Equal("new", _store.Get(new ObjectKey("east", "a"))!.Metadata.Uid);
    }

    [Fact]
    public void Children_are_found_by_owner_and_no_longer_once_they_are_given_up()
    {
        var owner = Thing("owner", "1", uid: "o");
        _store.Upsert(Thing("a", "1", owner: "o"));
        Assert.Single(_store.OwnedBy(owner));

        _store.Upsert(Thing("a", "2"));

        Assert.Empty(_store.OwnedBy(owner));
    }

    [Fact]
    public void A_late_index_covers_what_was_there_before()
    {
        _store.Upsert(Thing("a", "1"));

        _store.AddIndex("first letter", item => [item.Metadata.Name[..1]]);

        Assert.Single(_store.ByIndex("first letter", "a"));
    }

    [Fact]
    public void A_late_subscriber_hears_of_everything_once()
    {
        _store.Upsert(Thing("a", "1"));
        var heard = new List<string>();

        _store.Subscribe(change => heard.Add(change.Latest.Metadata.Name));
        _store.Upsert(Thing("b", "2"));

        Assert.Equal(["a", "b"], heard);
    }

    private static Resting<V1ConfigMap>[] Resting(params V1ConfigMap[] things) => [.. things.Select(thing => new Resting<V1ConfigMap>(thing))];
}
