package dev.baton.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/**
 * An error as RFC 9457 tells it, with what to do about it.
 *
 * @param type names the kind of error, for machines
 * @param title what happened, in a few words
 * @param status the HTTP status
 * @param code the same as the type, a constant name
 * @param detail what happened in this case
 * @param remedy what to do about it
 * @param reasons all of them, where a planner refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String code, String detail, String remedy, List<Cause> reasons) {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * Why a planner refused.
     *
     * @param rule a short constant name
     * @param text the numbers and names in this case
     */
    public record Cause(String rule, String text) {}

    static Problem of(Fault fault) {
        return new Problem(
                "urn:baton:problem:" + fault.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                fault.title(),
                fault.status(),
                fault.code(),
                fault.detail(),
                fault.remedy(),
                fault.reasons().stream()
                        .map(reason -> new Cause(reason.rule(), reason.text()))
                        .toList());
    }
}
