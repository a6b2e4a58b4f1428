using System.Text.Json;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Wording_of_the_service
{
    [Fact]
    public void A_replys_own_values_come_before_the_localitys()
    {
        var said = A.Bot.Say(ReplyKeys.Accepted, A.Conversation(), ("advocate", "María {agency_phone}"));

        Assert.Equal("María {agency_phone} of your office is here.", said.Text); // what a value holds is not filled in again
    }

    [Fact]
    public void A_value_that_ends_with_a_point_ends_the_sentence_too()
    {
        var said = Substitution.Fill("Open {when}. Come {when} or call.", Language.English, A.Book.Localities["default"], [("when", "at 8:00 a.m.")]);

        Assert.Equal("Open at 8:00 a.m. Come at 8:00 a.m. or call.", said);
    }

    [Fact]
    public void The_survey_thanks_come_from_the_survey()
    {
        Assert.Equal("Gracias, su oficina.", A.Bot.Say(ReplyKeys.SurveyThanks, A.Conversation(language: "es")).Text);
        Assert.Equal("We will read it.", A.Bot.Say(ReplyKeys.SurveyThanksLow, A.Conversation()).Text);
    }

    [Fact]
    public void The_rating_is_data_for_our_widget_and_buttons_for_others()
    {
        var asked = A.Bot.Ask(SurveyQuestion.Rating, A.Conversation());
        var survey = Data(asked);

        Assert.Equal("How satisfied are you with the help you got today?", asked.Text);
        Assert.Equal(("rating", "label 5"), (survey.GetProperty("kind").GetString(), survey.GetProperty("labels").GetProperty("5").GetString()));
        Assert.Equal(asked.Text, survey.GetProperty("question").GetString());
        Assert.Equal(["1", "2", "3", "4", "5"], asked.Actions.Select(action => action.Value));
    }

    [Fact]
    public void The_reason_and_the_comment_too_and_what_is_tapped_is_understood()
    {
        var reason = A.Bot.Ask(SurveyQuestion.Reason, A.Conversation(language: "es"));
        var comment = A.Bot.Ask(SurveyQuestion.Comment, A.Conversation());

        Assert.Equal(["rules", "chat"], Data(reason).GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("id").GetString()));
        Assert.Equal(["Las reglas", "Este chat"], reason.Actions.Select(action => action.Value));
        Assert.Equal("Skip", Data(comment).GetProperty("skip").GetString());
        Assert.IsType<SurveyReading.Skipped>(SurveyWalker.Read(A.Conversation().Turn("").Activity, comment.Actions[0].Value, SurveyQuestion.Comment, A.Book.Survey));
    }

    [Fact]
    public void A_phone_gets_words_only()
    {
        var asked = A.Bot.Ask(SurveyQuestion.Rating, A.Conversation(A.Sms));

        Assert.Equal(("Rate 1 to 5", false, 0), (asked.Text, asked.Markdown, asked.Actions.Length));
        // Letters, because a digit would be a rating.
        Assert.Equal("What was it about?\nA The rules\nB This chat", A.Bot.Ask(SurveyQuestion.Reason, A.Conversation(A.Sms)).Text);
    }

    [Theory]
    [InlineData("2026-11-23T08:00", "Monday, November 23 at 8:00 a.m.", "lunes 23 de noviembre a las 8:00 a. m.")]
    [InlineData("2026-05-02T13:05", "Saturday, May 2 at 1:05 p.m.", "sábado 2 de mayo a la 1:05 p. m.")]
    [InlineData("2026-01-01T00:30", "Thursday, January 1 at 12:30 a.m.", "jueves 1 de enero a las 12:30 a. m.")]
    [InlineData("2026-01-01T12:00", "Thursday, January 1 at 12:00 p.m.", "jueves 1 de enero a las 12:00 p. m.")]
    public void A_moment_is_said_in_words(string local, string english, string spanish)
    {
        var moment = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(english, A.Bot.Moment(moment, Language.English));
        Assert.Equal(spanish, A.Bot.Moment(moment, Language.Spanish));
    }

    private static JsonElement Data(Utterance said) => JsonDocument.Parse(said.ChannelData!).RootElement.GetProperty("survey");
}
