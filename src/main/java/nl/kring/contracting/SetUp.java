package nl.kring.contracting;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * What the group agreed at the kick-off.
 *
 * @param meetings the meetings after the kick-off, by their number in the edition
 */
public record SetUp(String themes, String workingForm, String workingAgreements, List<AgreedMeeting> meetings) {

    /** Start and end are in Europe/Amsterdam. */
    public record AgreedMeeting(int number, ZonedDateTime startsAt, ZonedDateTime endsAt, String place) {}
}
