/** The whole API: one property per resource. For a small bundle, import `CanvasClient` and the resources that you use. */

import { CanvasClient } from "./client.ts";
import { AccountCalendars } from "./resources/account-calendars.ts";
import { Accounts } from "./resources/accounts.ts";
import { AccountNotifications } from "./resources/account-notifications.ts";
import { AccountReports } from "./resources/account-reports.ts";
import { TokensCalls } from "./resources/tokens.ts";

/** Canvas: `canvas.courses.listCourses()`. */
export class Canvas extends CanvasClient {
  /** The calls of the page Account Calendars. */
  get accountCalendars(): AccountCalendars {
    return new AccountCalendars(this);
  }

  /** The calls of the page Accounts. */
  get accounts(): Accounts {
    return new Accounts(this);
  }

  /** The calls of the page Account Notifications. */
  get accountNotifications(): AccountNotifications {
    return new AccountNotifications(this);
  }

  /** The calls of the page Account Reports. */
  get accountReports(): AccountReports {
    return new AccountReports(this);
  }

  /** The calls of the page Tokens. */
  get tokens(): TokensCalls {
    return new TokensCalls(this);
  }
}
