using System.Security.Cryptography;
using Spit.Challenger.Audio;
using Spit.Challenger.Recordings;
using Spit.Challenger.Sip;
using Spit.Media.Challenges;
using Spit.Media.Sdp;
using HandOver = Spit.Protocol.V1.HandOver;

namespace Spit.Challenger.Calls;

/// <summary>
/// A call at the machine: answered, measured, then connected to its callee or left to its message. Under the board's
/// lock, but for the audio.
/// </summary>
internal sealed class ChallengedCall : ICallUser
{
    private const string KeyedDigitName = "KeyedDigit";

    private readonly CallDesk _desk;
    private readonly InviteServer _invite;
    private readonly CallLeg _callerLeg;
    private readonly CallParty _caller;
    private readonly CallerTerms _party;
    private byte[] _answer = [];
    private AudioTerms? _terms;
    private bool _isOfferOurs;
    private CallerAudio? _machine;
    private Recording? _recording;
    private CallParty? _callee;
    private bool _isReported;

    public ChallengedCall(
        CallDesk desk, InviteServer invite, string tag, CallerTerms party, AudioLeg audio)
    {
        (_desk, _invite, _party) = (desk, invite, party);
        _callerLeg = CallLeg.Answer(desk.Board, invite, Dialog.OfInvite(invite.Read(), tag, party.Edge), this);
        _caller = new CallParty(audio, NewSession(audio)) { Leg = _callerLeg };
        Since = desk.Board.Now;
    }

    public HandOver HandOver => _party.HandOver;

    public CallPhase Phase { get; private set; } = CallPhase.Admitting;

    /// <summary>When it came.</summary>
    public TimeSpan Since { get; }

    /// <summary>Which way the audio goes; null before caller and callee talk.</summary>
    public MediaPath? Path { get; private set; }

    /// <summary>How long nothing has come from either party, where it should.</summary>
    public TimeSpan Silence
    {
        get
        {
            if (Path is { State: MediaState.Direct or MediaState.Passing }) return TimeSpan.Zero;
            var caller = _caller.Audio.SinceLastPacket;
            return _callee?.Audio.SinceLastPacket is { } callee && callee < caller ? callee : caller;
        }
    }

    /// <summary>Reads the caller's offer; false when it is refused, which is then answered.</summary>
    public bool TryNegotiate()
    {
        var offer = _invite.Read().Body;
        if (offer.IsEmpty)
        {
            _isOfferOurs = true;
            _answer = _caller.Offer();
            return true;
        }
        var fault = _caller.Session.TryAnswer(offer, out _answer, out var terms);
        if (fault == SdpFault.None)
        {
            _terms = terms;
            return true;
        }
        // RFC 3261 21.4.26; SRTP among it: the edge then lets the call go on unmeasured, and says so.
        Refuse(488, "Not Acceptable Here", $"Warning: 305 spit \"{fault}\"\r\n", "media");
        return false;
    }

    /// <summary>Whether it may be recorded is known: the machine answers.</summary>
    /// <param name="permit">Null: it may not.</param>
    public void Begin(RecordingPermit? permit)
    {
        if (Phase != CallPhase.Admitting) return;
        Phase = CallPhase.Challenged;
        var session = _desk.NewSession(HandOver, takesMessages: permit is not null);
        _machine = new CallerAudio(session, () => _caller.Terms?.TelephoneEvent is not null, Notice);
        if (permit is not null && _desk.Vault.Begin(permit) is { } recording)
        {
            _recording = recording;
            _machine.Record(recording);
        }
        _invite.OnAck = OnAck;
        if (_desk.IsEarly && !_isOfferOurs)
        {
            _callerLeg.Respond(183, "Session Progress", body: _answer);
            Listen();
            return;
        }
        _callerLeg.Respond(200, "OK", $"Allow: {Dialog.Allow}\r\n", _answer);
    }

    /// <summary>Ends the call whatever it has come to.</summary>
    public void End(int code, string phrase, string reason)
    {
        if (Phase == CallPhase.Over) return;
        var reasonLine = $"Reason: SIP;cause={code};text=\"{reason}\"\r\n";
        _callerLeg.HangUp(code, phrase, reasonLine);
        _callee?.Leg?.HangUp(487, "Request Terminated", reasonLine);
        Close();
    }

    void ICallUser.OnRinging(CallLeg leg) => _machine?.Ring();

    void ICallUser.OnAnswered(CallLeg leg, byte[] description)
    {
        if (!_callee!.TryAccept(description))
        {
            End(502, "Bad Gateway", "The callee's answer cannot be used");
            return;
        }
        Phase = CallPhase.Talking;
        _caller.Audio.Attach(null, null);
        AudioLeg.Bridge(_caller.Audio, _callee.Audio);
        _callerLeg.Respond(200, "OK", $"Allow: {Dialog.Allow}\r\n", _answer);
        Path = _desk.NewPath(_caller, _callee, () => End(500, "Server Internal Error", "The audio was lost"));
        _desk.Tally("connected");
    }

    void ICallUser.OnFailed(CallLeg leg, int code)
    {
        // To the callee it is an ordinary call; who failed to reach him is told what he would have been told.
        var told = code is 486 or 600 ? 486 : code is >= 400 and < 500 and not 401 and not 407 ? code : 480;
        End(told, told == 486 ? "Busy Here" : "Temporarily Unavailable", "The callee was not reached");
    }

    void ICallUser.OnOffer(CallLeg leg, InviteServer invite, byte[] offer)
    {
        if (Path is not null) Path.OnOffer(leg, invite, offer);
        else _caller.TryAnswer(invite, offer, _desk.Board.ContactLine);
    }

    void ICallUser.OnHungUp(CallLeg leg)
    {
        if (Phase == CallPhase.Over) return;
        if (leg == _callerLeg) _callee?.Leg?.HangUp(487, "Request Terminated");
        else _callerLeg.HangUp(480, "Temporarily Unavailable");
        Close();
    }

    private LocalSession NewSession(AudioLeg audio) =>
        new(_desk.AdvertisedMedia(audio), (ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue));

    // RFC 3261 13.2.1: our offer went out in the 2xx, its answer comes in the ACK.
    private void OnAck(byte[] body)
    {
        if (Phase != CallPhase.Challenged) return;
        if (_isOfferOurs)
        {
            if (_caller.Session.TryAccept(body, out var terms) != SdpFault.None)
            {
                End(488, "Not Acceptable Here", "The answer cannot be used");
                return;
            }
            _terms = terms;
        }
        if (!_desk.IsEarly || _isOfferOurs) Listen();
    }

    private void Listen()
    {
        _caller.Apply(_terms!);
        _caller.Audio.Attach(_machine, _machine);
    }

    // On the audio thread: what is to be done, is done under the lock by another one.
    private void Notice() => ThreadPool.UnsafeQueueUserWorkItem(
        static call => call._desk.Board.Enter(call.GoOn), this, preferLocal: false);

    private void GoOn()
    {
        if (Phase != CallPhase.Challenged || _machine is not { Finding: { } finding } machine) return;
        Report(finding);
        if (finding.Decision == ChallengeDecision.Human || IsShyAndUnheard(finding))
            Connect();
        else if (machine.IsEnded)
            Dismiss(finding);
    }

    // A silent caller may be a silent person. Where he cannot leave a message he is connected, and the verdict on his
    // call says what he was challenged for; not so who pressed another key than the one that he was asked for.
    private bool IsShyAndUnheard(ChallengeFinding finding) =>
        finding.Decision == ChallengeDecision.Unsure
        && _recording is null
        && !finding.Tests.Any(t => t.Name == KeyedDigitName && t.Reading.Value == (int)KeyedAnswer.Wrong);

    private void Connect()
    {
        Discard();
        if (!_desk.TryOpenAudio(out var audio))
        {
            End(500, "Server Internal Error", "No port is free");
            return;
        }
        Phase = CallPhase.Connecting;
        _callee = new CallParty(audio, NewSession(audio)) { IsCalled = true };
        var callId = $"{Switchboard.NewToken()}@spit";
        var tag = Switchboard.NewToken();
        var dialog = new Dialog
        {
            CallId = callId,
            LocalTag = tag,
            Local = $"{_party.From};tag={tag}",
            Remote = _party.To,
            Target = _party.RequestUri,
            Hop = _party.Edge,
        };
        var extra = _party.Carried + _desk.HandOvers.WritePassed(HandOver, callId);
        var law = _caller.Terms?.Law ?? CallDesk.PreferredLaw;
        var offer = _callee.Session.Offer(law, AudioDirection.SendReceive);
        _callee.Leg = CallLeg.Call(_desk.Board, dialog, this, extra, offer);
    }

    private void Dismiss(ChallengeFinding finding)
    {
        Keep(finding);
        End(_desk.RefusalCode, "Decline", "The caller was not recognized as a person");
    }

    private void Keep(ChallengeFinding finding)
    {
        if (_recording is null) return;
        var recording = _recording;
        _recording = null;
        _ = _desk.KeepAsync(recording, HandOver, finding);
    }

    private void Discard()
    {
        _machine?.StopRecording();
        _recording?.Dispose();
        _recording = null;
    }

    private void Report(ChallengeFinding finding)
    {
        if (_isReported) return;
        _isReported = true;
        _desk.Report(HandOver, finding, _desk.Board.Now - Since);
    }

    private void Refuse(int code, string phrase, string extra, string result)
    {
        _callerLeg.Respond(code, phrase, extra);
        _desk.Tally(result);
        Close();
    }

    private void Close()
    {
        var wasChallenged = Phase == CallPhase.Challenged;
        Phase = CallPhase.Over;
        Path?.Close();
        _caller.Audio.Dispose();
        _callee?.Audio.Dispose();
        if (wasChallenged && _machine is not null) Conclude(_machine);
        Discard();
        _desk.Remove(this);
    }

    // Who hangs up early has said something all the same, unless it speaks for him: nobody passes by leaving.
    private void Conclude(CallerAudio machine)
    {
        var finding = machine.Finding ?? machine.HangUp();
        if (finding is null || (!_isReported && finding.Decision != ChallengeDecision.Robot))
        {
            if (!_isReported) _desk.Tally("abandoned");
            return;
        }
        Report(finding);
        Keep(finding);
    }
}
