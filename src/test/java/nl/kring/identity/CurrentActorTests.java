package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

class CurrentActorTests {

    private final CurrentActor currentActor = new CurrentActor();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void isTheStaffMemberWhoSignedIn() {
        signIn(new StaffPrincipal("noor", "Noor Dijk"));
        assertThat(currentActor.require()).isEqualTo(Actor.staff("noor", "Noor Dijk"));
    }

    @Test
    void isTheCandidateWhoSignedIn() {
        signIn(new CandidatePrincipal("lotte@school.example", "Lotte Kuiper"));
        assertThat(currentActor.require()).isEqualTo(Actor.candidate("lotte@school.example", "Lotte Kuiper"));
    }

    @Test
    void isNobodyForAVisitor() {
        assertThat(currentActor.find()).isEmpty();
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThat(currentActor.find()).isEmpty();
        assertThatThrownBy(currentActor::require).isInstanceOf(IllegalStateException.class);
    }

    private static void signIn(Principal principal) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(principal, null));
    }
}
