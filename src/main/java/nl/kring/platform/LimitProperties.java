package nl.kring.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be sent with public forms.
 *
 * @param enabled false for load tests only
 * @param perClient forms from one network address in a period; a whole office may share one
 * @param clientPeriod in which so many forms may come
 * @param perEmail forms that name one e-mail address in a period, so that nobody can fill another's mailbox
 * @param emailPeriod in which so many forms may come
 */
@ConfigurationProperties("kring.limits")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60") int perClient,
        @DefaultValue("10m") Duration clientPeriod,
        @DefaultValue("12") int perEmail,
        @DefaultValue("1h") Duration emailPeriod) {}
