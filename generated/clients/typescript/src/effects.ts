/** Calls that have an effect each time they are made, although their verb says otherwise (RFC 9110, 9.2.2). */

/** Method, path, the member of the body that has the effect ("" for the whole call). */
export const HAS_EFFECT_EACH_TIME: ReadonlyArray<readonly [method: string, path: RegExp, member: string]> = [
  ["PUT", /\/(anonymous_)?submissions\/[^\/]+$/, "comment"], // adds a comment
  ["PUT", /\/appointment_groups\/[^\/]+$/, "new_appointments"], // adds time slots
  ["PUT", /\/((pages|assignments)\/[^\/]+|front_page)$/, "notify_of_update"], // sends a notification
  ["PUT", /\/merge_into\//, ""], // the user that was merged is gone: the second call fails
  ["PUT", /\/accounts\/[^\/]+\/courses$/, ""], // starts a job
  ["PUT", /\/(bulk_update|restore_states|custom_gradebook_column_data)$/, ""], // starts a job
  ["PUT", /^\/api\/v1\/conversations$/, ""], // starts a job
  ["DELETE", /\/accounts\/[^\/]+\/users$/, ""], // starts a job
];
