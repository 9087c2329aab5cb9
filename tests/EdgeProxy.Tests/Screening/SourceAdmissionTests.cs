using Microsoft.Extensions.Time.Testing;
using Spit.Detection;
using Spit.EdgeProxy.Screening;

namespace Spit.EdgeProxy.Tests.Screening;

public sealed class SourceAdmissionTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void TryAdmit_BurstOfASecond_IsTakenAndNoMore()
    {
        var admission = new SourceAdmission(100, _time);

        Assert.Equal(100, Taken(admission, Source(1), 500));
    }

    [Fact]
    public void TryAdmit_OneWhoKeepsToTheRate_IsAlwaysTaken()
    {
        var admission = new SourceAdmission(100, _time);

        for (var i = 0; i < 1000; i++)
        {
            Assert.True(admission.TryAdmit(Source(1)));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    [Fact]
    public void TryAdmit_OneWhoFloods_GetsTheRate()
    {
        var admission = new SourceAdmission(100, _time);
        var taken = 0;
        for (var ms = 0; ms < 10_000; ms++)
        {
            taken += Taken(admission, Source(1), 5);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(taken, 1050, 1101);
    }

    [Fact]
    public void TryAdmit_OneWhoFloods_TakesNothingFromOthers()
    {
        var admission = new SourceAdmission(100, _time);
        Taken(admission, Source(1), 5000);

        for (var i = 2; i < 1000; i++) Assert.True(admission.TryAdmit(Source(i)), $"source {i}");
    }

    [Fact]
    public void TryAdmit_ForgedSourcesWithoutEnd_AnHonestOneIsTaken()
    {
        var admission = new SourceAdmission(100, _time);
        for (var i = 0; i < 50_000; i++)
        {
            admission.TryAdmit(Source(1_000_000 + i));
            if (i % 100 != 0) continue;
            Assert.True(admission.TryAdmit(Source(1)), $"after {i}");
            _time.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    [Fact]
    public void TryAdmit_AddressesOfOneSlash64_ShareOneBucket()
    {
        var admission = new SourceAdmission(10, _time);

        var taken = Enumerable.Range(0, 100).Count(i => admission.TryAdmit(new SourceAddress(0x2001_0DB8, (ulong)i)));

        Assert.Equal(10, taken);
    }

    [Fact]
    public void TryAdmit_RateZero_TakesAll() =>
        Assert.Equal(5000, Taken(new SourceAdmission(0, _time), Source(1), 5000));

    [Fact]
    public void TryAdmit_Anyone_AllocatesNothing()
    {
        var admission = new SourceAdmission(100, TimeProvider.System);

        Assert.Equal(0, Allocated.By(() => Taken(admission, Source(1), 1000)));
    }

    private static int Taken(SourceAdmission admission, SourceAddress source, int calls)
    {
        var taken = 0;
        for (var i = 0; i < calls; i++)
        {
            if (admission.TryAdmit(source)) taken++;
        }
        return taken;
    }

    private static SourceAddress Source(int number) => SourceAddress.FromBytes(
        [198, (byte)(18 + (number >> 16)), (byte)(number >> 8), (byte)number]);
}
