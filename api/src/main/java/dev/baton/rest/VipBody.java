package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.operate.Said;
import dev.baton.operate.VipSaid;
import dev.baton.operate.VipSaid.LoginSaid;
import dev.baton.operate.VipSaid.PolicySaid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual address. Whatever is left out is an empty text.
 *
 * @param cluster its name, alias, or a server of it
 * @param vip how it is
 * @param by who asks
 */
public record VipBody(String cluster, VipSaid vip, String by) {

    @JsonCreator
    static VipBody of(
            @JsonProperty("cluster") @Nullable String cluster,
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("role") @Nullable String role,
            @JsonProperty("interface") @Nullable String interfaceName,
            @JsonProperty("interfaces") @Nullable Map<String, String> exceptions,
            @JsonProperty("user") @Nullable String user,
            @JsonProperty("port") @Nullable String port,
            @JsonProperty("key") @Nullable String key,
            @JsonProperty("whenUnreachable") @Nullable String whenUnreachable,
            @JsonProperty("lease") @Nullable String lease,
            @JsonProperty("repair") @Nullable String repair,
            @JsonProperty("by") @Nullable String by) {
        VipSaid vip = new VipSaid(
                Said.text(address),
                Said.text(role),
                Said.text(interfaceName),
                exceptions == null ? Map.of() : exceptions,
                new LoginSaid(Said.text(user), Said.text(port), Said.text(key)),
                new PolicySaid(Said.text(whenUnreachable), Said.text(lease), Said.text(repair)));
        return new VipBody(Said.text(cluster), vip, Said.text(by));
    }
}
