using Spit.Media.Dtmf;

namespace Spit.Media.Tests.Dtmf;

public sealed class DtmfDetectorTests
{
    private const string Keys = "123A456B789C*0#D";

    /// <summary>16 keys, 50 ms on and 50 ms off, with white noise 15 dB below them.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.015)]
    [InlineData(-0.015)]
    public void Push_AllKeysInNoise_FindsEachOnce(double deviation)
    {
        var random = new Random(24);
        for (var phase = 0; phase < 160; phase += 23)
        {
            var audio = Dialled(Keys, 400, 400, deviation);
            AddNoise(audio, 6_000 * Math.Pow(10, -15 / 20.0), random);
            Assert.Equal(Keys, Heard([.. new short[phase], .. audio]));
        }
    }

    [Fact]
    public void Push_SameKeyTwice_IsTwoDigits() => Assert.Equal("55", Heard(Dialled("55", 400, 400)));

    [Fact]
    public void Push_LongKey_IsOneDigit() => Assert.Equal("5", Heard(Dialled("5", 16_000, 400)));

    [Fact]
    public void Push_TwentyMilliseconds_IsNoDigit() => Assert.Equal("", Heard(Dialled("5", 160, 800)));

    [Theory]
    [InlineData(697, 1_209, 1, 1, "1")]
    [InlineData(697, 1_209, 1, 1.5, "1")]
    [InlineData(697, 1_209, 2.2, 1, "1")]
    [InlineData(697, 1_209, 1, 2.5, "")]
    [InlineData(697, 1_209, 4, 1, "")]
    [InlineData(697, 770, 1, 1, "")]
    [InlineData(733, 1_209, 1, 1, "")]
    [InlineData(440, 480, 1, 1, "")]
    [InlineData(350, 440, 1, 1, "")]
    public void Push_TwoTones_FollowTheLimits(double low, double high, double lowLevel, double highLevel, string heard)
    {
        var audio = new short[1_600];
        for (var i = 0; i < audio.Length; i++)
        {
            audio[i] = (short)(4_000 * ((lowLevel * Math.Sin(2 * Math.PI * low * i / 8_000))
                + (highLevel * Math.Sin(2 * Math.PI * high * i / 8_000))));
        }
        Assert.Equal(heard, Heard(audio));
    }

    [Fact]
    public void Push_MinutesOfNoise_IsNoDigit()
    {
        var audio = new short[3 * 60 * 8_000];
        AddNoise(audio, 4_000, new Random(1));
        Assert.Equal("", Heard(audio));
    }

    /// <summary>Voiced harmonics under moving formants, with pauses: as rich in tones as speech is.</summary>
    [Fact]
    public void Push_MinutesOfSpeechLikeSound_IsNoDigit()
    {
        var random = new Random(2);
        Assert.Equal("", Heard(Babble(5 * 60, random)));
    }

    [Fact]
    public void Push_AllocatesNothing()
    {
        var detector = new DtmfDetector();
        var audio = Dialled("1", 320, 160);
        Assert.Equal(0, Allocated.By(() => detector.Push(audio)));
    }

    private static string Heard(short[] audio)
    {
        var detector = new DtmfDetector();
        var digits = "";
        for (var i = 0; i + 160 <= audio.Length; i += 160)
        {
            var digit = detector.Push(audio.AsSpan(i, 160));
            if (digit != '\0') digits += digit;
        }
        return digits;
    }

    private static short[] Dialled(string digits, int on, int off, double deviation = 0)
    {
        var audio = new short[off + (digits.Length * (on + off)) + 400];
        for (var i = 0; i < digits.Length; i++)
            DtmfTone.Fill(digits[i], 0, audio.AsSpan(off + (i * (on + off)), on), 6_000, deviation);
        return audio;
    }

    private static void AddNoise(short[] audio, double deviation, Random random)
    {
        for (var i = 0; i < audio.Length; i++)
        {
            var sum = 0.0;
            for (var n = 0; n < 12; n++) sum += random.NextDouble();
            audio[i] = (short)Math.Clamp(audio[i] + ((sum - 6) * deviation), short.MinValue, short.MaxValue);
        }
    }

    private static short[] Babble(int seconds, Random random)
    {
        var audio = new short[seconds * 8_000];
        var (pitch, phase) = (120.0, 0.0);
        var formants = new double[3];
        var levels = new double[28];
        for (var start = 0; start < audio.Length; start += 800)
        {
            if (random.Next(4) == 0) continue;
            var target = 80 + (random.NextDouble() * 220);
            formants = [300 + (random.NextDouble() * 600), 800 + (random.NextDouble() * 1_600), 2_700];
            for (var i = 0; i < 800; i++)
            {
                pitch += (target - pitch) / 400;
                phase += 2 * Math.PI * pitch / 8_000;
                if (i % 80 == 0) Shape(levels, formants, pitch);
                var sum = 0.0;
                for (var h = 1; h <= levels.Length && h * pitch < 3_600; h++)
                    sum += levels[h - 1] * Math.Sin(h * phase);
                audio[start + i] = (short)Math.Clamp(3_000 * sum, short.MinValue, short.MaxValue);
            }
        }
        return audio;
    }

    private static void Shape(double[] levels, double[] formants, double pitch)
    {
        for (var h = 1; h <= levels.Length; h++)
            levels[h - 1] = formants.Sum(f => 1 / (1 + Math.Pow((f - (h * pitch)) / 60, 2)));
    }
}
